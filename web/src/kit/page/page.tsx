import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { ArrowLeftIcon } from "../icon/icons.ts";
import "./page.css";

interface Props {
  /** The page's heading and name. */
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** Where one came from. */
  readonly back?: string;
  readonly width?: "reading" | "wide" | "full";
  /** A page whose heading is part of its own picture. */
  readonly ownHeading?: boolean;
}

/** A page: it names itself to the browser, and its heading takes the focus so that a screen reader says where one is. */
export function Page({ title, lead, children, back, width = "reading", ownHeading = false }: Props) {
  usePageName(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={`page page-${width}`}>
      {back === undefined ? null : (
        <Link to={back} className="page-back">
          <ArrowLeftIcon aria-hidden className="turns" size={18} />
          <Words id="page.back" />
        </Link>
      )}
      {ownHeading ? null : (
        <header className="page-head">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <p className="page-lead">{lead}</p>}
        </header>
      )}
      {children}
    </div>
  );
}

export function usePageName(title: string): void {
  const words = useWords();
  useEffect(() => {
    document.title = words("page.name", { title });
  }, [title, words]);
}

/** A part of a page, under a hairline. */
export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="part">
      <div className="part-head">
        <h2>{title}</h2>
        {aside === undefined ? null : <div className="part-aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
