import { Link } from "@tanstack/react-router";
import { useHuis } from "../shell/woorden.js";
import { alleenDeze } from "../ui/lijst.js";

/** What waits, or what is done. */
export function Filters({ naar, status }: { naar: "/$huis/signalen" | "/$huis/adviesvragen"; status: string }) {
  const { huis } = useHuis();
  return (
    <nav className="filters" aria-label="Welke">
      {[
        { code: "open", tekst: "Open" },
        { code: "afgehandeld", tekst: "Afgehandeld" },
      ].map(({ code, tekst }) => (
        <Link
          key={code}
          to={naar}
          params={{ huis: huis.code }}
          search={code === "open" ? {} : { status: code }}
          className="filters__knop"
          activeOptions={alleenDeze}
          aria-current={code === status || undefined}
        >
          {tekst}
        </Link>
      ))}
    </nav>
  );
}
