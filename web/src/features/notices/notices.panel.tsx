import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "../../kit/button/button.tsx";
import { BellIcon } from "../../kit/icon/icons.ts";
import { Part } from "../../kit/page/page.tsx";
import { Soon } from "../../kit/status/status.tsx";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { useNow, useTimes } from "../../lib/time.ts";
import { noticesQuery, useReadNotice } from "./notices.query.ts";
import { sentenceOf } from "./sentence.ts";
import "./notices.css";

/** What a person was told and has not read. Kinds that this page has no words for are left to the next version. */
export function NoticesPart({ clinical = false }: { clinical?: boolean }) {
  const words = useWords();
  const times = useTimes();
  const now = useNow(60_000);
  const { data: notices = [] } = useQuery(noticesQuery);
  const read = useReadNotice();
  const open = notices.filter(({ read_at, kind }) => read_at === null && sentenceOf(kind) !== undefined);
  if (open.length === 0) return null;
  return (
    <Part title={words("notices.title")}>
      <ul className="rows">
        {open.map((notice) => {
          const sentence = sentenceOf(notice.kind);
          if (sentence === undefined) return null;
          const { start, practitioner_name = "", patient_name = "" } = notice.values;
          const values = {
            name: clinical ? patient_name : practitioner_name,
            when: start === undefined ? "" : times.whole(start),
          };
          return (
            <li key={notice.id} className="notice">
              {notice.kind === "glass_broken" ? <Soon mark="question" size={26} /> : <BellIcon aria-hidden size={24} />}
              <div>
                <p>
                  <Words id={sentence} values={values} />
                </p>
                <p className="small quiet">{times.distance(notice.at, now)}</p>
                <div className="acts">
                  {notice.kind === "glass_broken" ? (
                    <Link to="/record">
                      <Words id="notices.look" />
                    </Link>
                  ) : null}
                  <Button size="small" onPress={() => read.mutate(notice.id)} isDisabled={read.isPending}>
                    <Words id="notices.read" />
                  </Button>
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
