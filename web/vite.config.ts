import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { tokensPlugin } from "./src/kit/tokens/vite-plugin.ts";

export default defineConfig({
  plugins: [react(), tokensPlugin()],
  build: {
    // Nothing is inlined: the content security policy allows fonts and pictures from our own host alone, no data: addresses.
    assetsInlineLimit: 0,
  },
  test: { environment: "happy-dom" },
});
