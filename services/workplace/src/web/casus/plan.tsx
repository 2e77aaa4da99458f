import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan, useZelf } from "../shell/zelf.js";
import type { Actie, Casus, Plan, SoortActie } from "../typen-casus.js";
import { Leeg } from "../ui/staat.js";
import { Moment, Termijn } from "../ui/termijn.js";
import { useDoen } from "./doen.js";
import { Planformulier } from "./planformulier.js";
import { Probleembepaling } from "./probleembepaling.js";
import { voertRegie } from "./rol.js";

const soorten: { soort: SoortActie; naam: string }[] = [
  { soort: "zorg", naam: "Zorg" },
  { soort: "straf", naam: "Straf" },
  { soort: "bestuur", naam: "Bestuur" },
];

/** The plan: leefgebieden as rows; zorg, straf and bestuur as columns (R11, R12). */
export function Plandeel({ casus }: { casus: Casus }) {
  const { w } = useHuis();
  const { id } = useZelf();
  const [bewerkt, zetBewerkt] = useDoen("plan");
  const mag = voertRegie(casus, id) && casus.status === "actief";
  if (bewerkt && mag) return <Planformulier casus={casus} sluit={() => zetBewerkt(false)} />;
  return (
    <>
      <Probleembepaling casus={casus} />
      {casus.plan ? (
        <Inhoud plan={casus.plan} casus={casus} wijzig={mag ? () => zetBewerkt(true) : undefined} />
      ) : (
        <>
          <Leeg>
            {w("Er is nog geen «plan». Hier komt het gezamenlijke «doel» met de «actie.meervoud» per leefgebied.")}
          </Leeg>
          {mag && <PrimaryActionButton onClick={() => zetBewerkt(true)}>{w("«Plan» maken")}</PrimaryActionButton>}
        </>
      )}
    </>
  );
}

function Inhoud({ plan, casus, wijzig }: { plan: Plan; casus: Casus; wijzig: (() => void) | undefined }) {
  const { huis, w } = useHuis();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const gebruikt = new Set([...plan.doelen, ...plan.acties].map(({ leefgebied }) => leefgebied));
  const rijen = huis.leefgebieden.filter(({ code }) => gebruikt.has(code));
  const leeg = huis.leefgebieden.filter(({ code }) => !gebruikt.has(code));
  return (
    <>
      <div className="plankop">
        <div>
          <h2 className="utrecht-heading-3">{w("Gezamenlijk «doel»")}</h2>
          <p className="plankop__doel">{plan.gezamenlijkDoel}</p>
          <p className="stil">
            Versie {plan.versie}, <Moment op={plan.vastgesteldOp} />, {wie(plan.vastgesteldDoor)}. Reden: {plan.reden}
          </p>
        </div>
        {wijzig && <SecondaryActionButton onClick={wijzig}>{w("«Plan.kort» bijstellen")}</SecondaryActionButton>}
      </div>
      <div className="schuif" role="region" aria-label={w("«Plan»")} tabIndex={0}>
        <table className="plantabel">
          <thead>
            <tr>
              <th scope="col">{w("Leefgebied en «doel»")}</th>
              {soorten.map(({ soort, naam }) => (
                <th scope="col" key={soort}>
                  {naam}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rijen.map(({ code, naam }) => (
              <tr key={code}>
                <th scope="row">
                  {naam}
                  {plan.doelen
                    .filter(({ leefgebied }) => leefgebied === code)
                    .map(({ doelId, doel, resultaat }) => (
                      <p key={doelId} className="plantabel__doel">
                        {doel}
                        <span className="stil">Resultaat: {resultaat}</span>
                      </p>
                    ))}
                </th>
                {soorten.map(({ soort }) => (
                  <td key={soort}>
                    {plan.acties
                      .filter((actie) => actie.leefgebied === code && actie.soort === soort)
                      .map((actie) => (
                        <Actieregel key={actie.actieId} actie={actie} casus={casus} />
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {leeg.length > 0 && (
        <p className="stil">Niets afgesproken over: {leeg.map(({ naam }) => naam.toLowerCase()).join(", ")}.</p>
      )}
    </>
  );
}

const standen = { open: "", "lukt-niet": "✕ lukt niet", gedaan: "✓ gedaan", vervallen: "vervallen" };

function Actieregel({ actie, casus }: { actie: Actie; casus: Casus }) {
  const organisatie = useOrganisatie();
  const wie = wieVan(casus.collegas, casus.deelnames);
  return (
    <div className="plantabel__actie" data-status={actie.status}>
      <p>{actie.omschrijving}</p>
      <p className="stil">
        {wie(actie.uitvoerder)}, {organisatie(actie.organisatie)}
      </p>
      <p>{actie.status === "gedaan" ? standen.gedaan : <Termijn tot={actie.uiterlijkDatum} />}</p>
      {actie.status !== "gedaan" && standen[actie.status] && (
        <p className="merk merk--status">{hoofdletter(standen[actie.status])}</p>
      )}
    </div>
  );
}
