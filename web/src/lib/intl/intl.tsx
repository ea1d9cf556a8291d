import { type ReactNode, useCallback, useEffect, useMemo } from "react";
import { FormattedMessage, IntlProvider, useIntl } from "react-intl";
import en from "../messages/en.json" with { type: "json" };
import { pseudoCatalogue } from "./pseudo.ts";

export type MessageId = keyof typeof en;
type Plain = string | number | Date;

interface Tongue {
  /** BCP 47: of dates, numbers and plurals. */
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
  readonly messages: Readonly<Record<string, string>>;
}

/** Languages with words of their own. Each names itself. */
export const LANGUAGES: readonly { readonly code: string; readonly name: string }[] = [{ code: "en", name: "English" }];

/** Which words to use: the address may ask for the pseudo-locale, so that any build can be judged with it. */
export function tongueOf(locale: string, search: string): Tongue {
  const asked = new URLSearchParams(search).get("locale");
  if (asked === "pseudo" || asked === "pseudo-rtl") {
    return { locale: "en-GB", dir: asked === "pseudo" ? "ltr" : "rtl", messages: pseudoCatalogue(en) };
  }
  // An English of somebody's own keeps its dates and clock; any other language waits for its words.
  return { locale: locale.startsWith("en-") ? locale : "en-GB", dir: "ltr", messages: en };
}

// Asked for once: moving on through the app must not lose it.
const SEARCH = typeof location === "undefined" ? "" : location.search;

export function Spoken({ locale, zone, children }: { locale: string; zone: string; children: ReactNode }) {
  const tongue = useMemo(() => tongueOf(locale, SEARCH), [locale]);
  useEffect(() => {
    document.documentElement.lang = tongue.locale;
    document.documentElement.dir = tongue.dir;
  }, [tongue]);
  return (
    <IntlProvider
      locale={tongue.locale}
      defaultLocale="en"
      messages={tongue.messages as Record<string, string>}
      timeZone={zone}
    >
      {children}
    </IntlProvider>
  );
}

/** Words by their id. */
export function useWords(): (id: MessageId, values?: Readonly<Record<string, Plain>>) => string {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}

/** Words with pieces of page in them: figures, links, a stress. */
export function Words({ id, values }: { id: MessageId; values?: Readonly<Record<string, ReactNode | Wrap>> }) {
  return values === undefined ? (
    <FormattedMessage id={id} />
  ) : (
    <FormattedMessage id={id} values={values as Record<string, ReactNode>} />
  );
}

type Wrap = (parts: ReactNode[]) => ReactNode;
