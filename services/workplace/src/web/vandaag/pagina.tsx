import { useQuery } from "@tanstack/react-query";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import type { Vandaag as Overzicht } from "../typen-casus.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { useNu } from "../ui/termijn.js";
import { weekdag } from "../ui/tijd.js";
import { Acties, Agenda, Casussen, TeScreenen } from "./delen.js";
import { Gemeld, useGemeld } from "./meldpunt.js";
import { ZonderOnderdak } from "./nazorg.js";
import { TeHerzien, Zsm } from "./zsm.js";

/** What waits for me, with terms, across all kinds of work. */
export function Vandaag() {
  const { huis } = useHuis();
  const vraag = useQuery(vragen.vandaag(huis.code));
  const nu = useNu();
  return (
    <div className="bladzijde">
      <Titel venster="Vandaag">
        Vandaag <span className="titel__bij">{weekdag(new Date(nu).toISOString())}</span>
      </Titel>
      <Gelezen vraag={vraag}>{(vandaag) => <Werk vandaag={vandaag} />}</Gelezen>
    </div>
  );
}

function Werk({
  vandaag: { screening, triage, acties, casussen, herkenningen, nazorg, zsm, prioriteringen, namen = {} },
}: {
  vandaag: Overzicht;
}) {
  const { huis } = useHuis();
  const gemeld = useGemeld();
  const teScreenen = screening && screening.teScreenen > 0;
  const agenda = triage && triage.aantal > 0;
  const gewaarschuwd = nazorg && nazorg.waarschuwingen > 0;
  const teHerzien = prioriteringen?.teHerzien ?? 0;
  if (
    !gemeld &&
    !zsm?.length &&
    !teHerzien &&
    !gewaarschuwd &&
    !teScreenen &&
    !agenda &&
    !acties?.length &&
    !casussen?.length
  )
    return <Leeg>{huis.teksten["scherm.leeg.vandaag"]}</Leeg>;
  return (
    <div className="vandaag">
      {gemeld && <Gemeld telling={gemeld} />}
      {Boolean(zsm?.length) && <Zsm verzoeken={zsm!} />}
      {teScreenen && <TeScreenen telling={screening} herkenningen={herkenningen} />}
      {teHerzien > 0 && <TeHerzien aantal={teHerzien} />}
      {gewaarschuwd && <ZonderOnderdak />}
      {agenda && <Agenda {...triage} />}
      {Boolean(acties?.length) && <Acties acties={acties!} namen={namen} />}
      {Boolean(casussen?.length) && <Casussen casussen={casussen!} namen={namen} />}
    </div>
  );
}
