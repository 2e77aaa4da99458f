import { naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie } from "../shell/zelf.js";
import type { Zsmkaart } from "../typen-zsm.js";
import { Gegevens } from "../ui/gegevens.js";
import { Herkomstregels } from "../ui/herkomst.js";
import { useNu } from "../ui/termijn.js";
import { dagVan, datumVoluit } from "../ui/tijd.js";

/** What the ZSM desk may know of somebody, with where it comes from (R64, R74). */
export function Kaartgegevens({ kaart }: { kaart: Zsmkaart }) {
  const { huis } = useHuis();
  const organisatie = useOrganisatie();
  const voorbij = kaart.geldigTot < dagVan(useNu());
  return (
    <>
      <Gegevens
        regels={[
          ["Advies", kaart.advies ?? "Geen advies"],
          ["Wie kan de desk bellen?", kaart.contact],
          [
            "Geldig tot en met",
            <>
              {datumVoluit(kaart.geldigTot)}
              {voorbij && <span className="merk merk--let-op">voorbij</span>}
            </>,
          ],
          ["Geleverd door", organisatie(kaart.bron)],
          ["Waarvoor", naamVan(huis.doelbindingen, kaart.doelbinding)],
        ]}
      />
      <Herkomstregels herkomst={kaart} />
    </>
  );
}
