import { useToetsen } from "../shell/toetsen.js";

/** For a link that is one of several views of the same page: only its own view is the current one. */
export const alleenDeze = { exact: true, includeSearch: true, explicitUndefined: true };

const rijen = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-rij]")];

/** Moves the focus over the rows of the list; starts at the row with focus, else at the one that is open. */
const verplaats = (stap: 1 | -1): void => {
  const alle = rijen();
  const hier = alle.findIndex((rij) => rij === document.activeElement);
  const open = alle.findIndex((rij) => rij.getAttribute("aria-current") === "page");
  const vanaf = hier >= 0 ? hier : open;
  const naar = alle[vanaf < 0 ? 0 : Math.min(Math.max(vanaf + stap, 0), alle.length - 1)];
  naar?.focus();
  naar?.scrollIntoView({ block: "nearest" });
};

/** `j` and `k` go up and down the rows (`data-rij`) of the one list on this screen; Enter follows the link. */
export const useLijsttoetsen = (): void => useToetsen({ j: () => verplaats(1), k: () => verplaats(-1) });
