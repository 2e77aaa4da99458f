import { useEffect, useRef, useSyncExternalStore } from "react";

const uitgezet = "zvh-sneltoetsen-uit";
const luisteraars = new Set<() => void>();
const staanAan = (): boolean => localStorage.getItem(uitgezet) === null;

/** Whether single-key shortcuts work on this machine (WCAG 2.1.4: whoever dictates can turn them off). */
export const useSneltoetsen = (): [boolean, (aan: boolean) => void] => {
  const aan = useSyncExternalStore((luister) => {
    luisteraars.add(luister);
    return () => luisteraars.delete(luister);
  }, staanAan);
  const zet = (waarde: boolean) => {
    if (waarde) localStorage.removeItem(uitgezet);
    else localStorage.setItem(uitgezet, "1");
    luisteraars.forEach((luister) => luister());
  };
  return [aan, zet];
};

/** Typing goes before shortcuts: fields, lists that search by letter, and open dialogs keep their keys. */
const neemtZelfToetsen = (doel: EventTarget | null): boolean => {
  if (!(doel instanceof HTMLElement)) return false;
  if (doel.closest('[role="dialog"], [role="menu"], [role="listbox"], [contenteditable="true"]')) return true;
  if (doel instanceof HTMLInputElement) return doel.type !== "radio" && doel.type !== "checkbox";
  return doel instanceof HTMLTextAreaElement || doel instanceof HTMLSelectElement;
};

/** @param toetsen what each single key does; keys as `KeyboardEvent.key` in lower case */
export const useToetsen = (toetsen: Record<string, () => void>): void => {
  const [aan] = useSneltoetsen();
  const nieuwste = useRef(toetsen);
  nieuwste.current = toetsen;
  useEffect(() => {
    if (!aan) return;
    const bij = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || neemtZelfToetsen(event.target)) return;
      const doe = nieuwste.current[event.key.toLowerCase()];
      if (!doe) return;
      event.preventDefault();
      doe();
    };
    document.addEventListener("keydown", bij);
    return () => document.removeEventListener("keydown", bij);
  }, [aan]);
};
