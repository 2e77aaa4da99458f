import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Tabel } from "../casus/lijst.js";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import { Gelezen } from "../ui/staat.js";

/** A family: the cases that each passed the test by themselves, as far as you may see them (decision 7). */
export function GezinPagina() {
  const { huis, w } = useHuis();
  const { gezinId } = useParams({ from: "/$huis/gezinnen/$gezinId" });
  const vraag = useQuery(vragen.gezin(huis.code, gezinId));
  return (
    <div className="bladzijde bladzijde--breed">
      <Link to="/$huis/casussen" params={{ huis: huis.code }} className="terug-altijd utrecht-link">
        {hoofdletter(w("«casus.meervoud»"))}
      </Link>
      <Titel venster={hoofdletter(w("«gezin»"))}>{hoofdletter(w("«gezin»"))}</Titel>
      <p className="inleiding">
        {w(
          "Iedereen hieronder heeft een eigen «casus»: toegang, «verslag» en bewaartermijn gelden per persoon. Je ziet alleen de «casus.meervoud» waar je bij mag.",
        )}
      </p>
      <Gelezen vraag={vraag}>{({ casussen, ...namen }) => <Tabel items={casussen} {...namen} />}</Gelezen>
    </div>
  );
}
