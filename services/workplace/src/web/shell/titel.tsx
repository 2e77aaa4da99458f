import { useEffect, useRef, type ReactNode } from "react";

let eersteKeer = true;

/** The h1 of a page: sets the title of the window (never a name of a person) and takes the focus on a new page. */
export function Titel({ venster, children }: { venster: string; children: ReactNode }) {
  const kop = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${venster} · Zorg en Veiligheid`;
    if (!eersteKeer) kop.current?.focus({ preventScroll: true });
    eersteKeer = false;
  }, [venster]);
  return (
    <h1 ref={kop} tabIndex={-1} className="utrecht-heading-1 titel">
      {children}
    </h1>
  );
}
