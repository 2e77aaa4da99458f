import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { meldpunt } from "../meldpunt/vragen.js";
import { useBureau } from "../meldpunt/woorden.js";
import { useHuis } from "../shell/woorden.js";
import { useOrganisatie, useZelf } from "../shell/zelf.js";
import type { Meldpunttelling } from "../typen-meldpunt.js";
import { Leeftijd } from "../ui/termijn.js";
import { Deel } from "./delen.js";

/** How many reports wait here, when there are any and this person may know. */
export const useGemeld = (): Meldpunttelling | null => {
  const { huis } = useHuis();
  const enabled = useZelf().rollen.includes("meldpuntmedewerker");
  const { data } = useQuery({ ...meldpunt.telling(huis.code), enabled });
  return data && data.teTrieren + data.teRouteren > 0 ? data : null;
};

/** The oldest reports about confused behaviour that nobody triaged yet, and how many wait for a house (R78, R83). */
export function Gemeld({ telling: { teTrieren, teRouteren, rondgepompt } }: { telling: Meldpunttelling }) {
  const { huis } = useHuis();
  const organisatie = useOrganisatie();
  const { data } = useInfiniteQuery(meldpunt.lijst(huis.code, "te-trieren"));
  const params = { huis: huis.code };
  const rond = rondgepompt > 0 ? `, ${rondgepompt} twee keer of vaker teruggekomen` : "";
  const wachten = useBureau()
    ? `${teTrieren} te triëren, ${teRouteren} te routeren${rond}`
    : `${teTrieren} te verrijken`;
  return (
    <Deel
      kop="Meldpunt"
      bij={wachten}
      naar={
        <Link
          to="/$huis/meldpunt"
          params={params}
          search={{}}
          className="utrecht-button utrecht-button--primary-action deel__naar"
        >
          Naar de meldingen
        </Link>
      }
    >
      {data?.pages[0]?.items.slice(0, 5).map(({ meldpuntmeldingId, kenmerk, afzender, ontvangenOp }) => (
        <li key={meldpuntmeldingId}>
          <Link to="/$huis/meldpunt/$meldpuntmeldingId" params={{ ...params, meldpuntmeldingId }} className="rij">
            <span className="rij__hoofd">{kenmerk}</span>
            <span className="rij__bij">{organisatie(afzender)}</span>
            <span className="rij__eind">
              <Leeftijd sinds={ontvangenOp} />
            </span>
          </Link>
        </li>
      ))}
    </Deel>
  );
}
