import { useNavigate } from "@tanstack/react-router";
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import type { HuisKort } from "../typen.js";
import { meldAf } from "./afmelden.js";
import { useHuis } from "./woorden.js";

export function Persoonsmenu({ naam, organisatie }: { naam: string; organisatie: string }) {
  return (
    <MenuTrigger>
      <Button className="kop__knop kop__persoon">
        <span>{naam}</span>
        {organisatie && <span className="kop__organisatie">{organisatie}</span>}
        <Pijl />
      </Button>
      <Popover className="menu" placement="bottom end">
        <Menu onAction={(wat) => void meldAf(wat === "overal")} aria-label="Persoonlijk menu">
          <MenuItem id="afmelden" className="menu__item">
            Afmelden
          </MenuItem>
          <MenuItem id="overal" className="menu__item">
            Op alle apparaten afmelden
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

export function Huiskeuze({ huizen }: { huizen: HuisKort[] }) {
  const { huis } = useHuis();
  const navigate = useNavigate();
  return (
    <MenuTrigger>
      <Button className="kop__knop kop__huis" aria-label={`${huis.korteNaam}: kies een ander huis`}>
        {huis.korteNaam}
        <Pijl />
      </Button>
      <Popover className="menu" placement="bottom start">
        <Menu
          aria-label="Huis"
          selectionMode="single"
          selectedKeys={[huis.code]}
          onAction={(code) => void navigate({ to: "/$huis/vandaag", params: { huis: String(code) } })}
        >
          {huizen.map(({ code, naam }) => (
            <MenuItem key={code} id={code} className="menu__item">
              {naam}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const Pijl = () => (
  <svg className="pijl" viewBox="0 0 12 8" aria-hidden="true">
    <path d="m1 1.5 5 5 5-5" fill="none" stroke="currentColor" strokeWidth="1.75" />
  </svg>
);
