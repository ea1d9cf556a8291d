import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

/** Send somebody on, once. The router's own `Navigate` goes again at every render, without end where two places send to each other. */
export function Redirect({ to }: { to: string }) {
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ to, replace: true });
  }, [navigate, to]);
  return null;
}
