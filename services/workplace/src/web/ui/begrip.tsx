import { Button } from "react-aria-components/Button";
import { Tooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import type { Begrip as Begripnaam } from "@zvh/regions/woorden";
import { hoofdletter, useHuis } from "../shell/woorden.js";

/** A term of the house; hover or focus gives its national definition. */
export function Begrip({ van, meervoud = false }: { van: Begripnaam; meervoud?: boolean }) {
  const { huis } = useHuis();
  const woord = huis.woorden[van];
  return (
    <TooltipTrigger delay={300}>
      <Button className="begrip">{hoofdletter(meervoud ? woord.meervoud : woord.enkelvoud)}</Button>
      <Tooltip className="uitleg" placement="bottom start">
        {woord.definitie}
      </Tooltip>
    </TooltipTrigger>
  );
}
