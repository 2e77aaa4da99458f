import type { ReactNode } from "react";

/** A list, and beside it what was chosen out of it; on a narrow screen the one or the other. */
export function Twee({
  gekozen,
  lijst,
  kop,
  children,
  wat,
  item,
  leeg,
  smal = false,
}: {
  /** What the address names, whether it is in the list or not. */
  gekozen: string | undefined;
  /** What a screen reader calls the list, and what was chosen. */
  lijst: string;
  wat: string;
  kop: ReactNode;
  children: ReactNode;
  /** Nothing while nothing is chosen: then `leeg` says what to do. */
  item: ReactNode;
  leeg: ReactNode;
  /** Where a row says little, and the item a lot. */
  smal?: boolean;
}) {
  return (
    <div className={smal ? "twee twee--smal" : "twee"} data-gekozen={gekozen ? true : undefined}>
      <section className="twee__lijst" aria-label={lijst}>
        <div className="lijstkop">{kop}</div>
        {children}
      </section>
      <section className={item ? "twee__item" : "twee__item twee__item--leeg"} aria-label={wat}>
        {item || <p className="stil">{leeg}</p>}
      </section>
    </div>
  );
}
