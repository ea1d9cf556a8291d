import { useParams } from "@tanstack/react-router";

/** The visit that this page's address names. */
export function useVisitId(): string {
  const { visit } = useParams({ strict: false }) as { visit?: string };
  return visit ?? "";
}
