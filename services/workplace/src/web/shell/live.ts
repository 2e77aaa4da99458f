import { useEffect } from "react";
import { readAgain } from "./vragen.js";

/**
 * Listens to /api/live and reads the screen again when something of this house changed; changes within half a second
 * are taken together. The browser itself connects again when the line breaks.
 */
export const useLive = (huis: string): void => {
  useEffect(() => {
    const bron = new EventSource("/api/live");
    let wacht: ReturnType<typeof setTimeout> | undefined;
    bron.onmessage = ({ data }) => {
      const { huizen } = JSON.parse(data) as { huizen?: string[] };
      if (!huizen?.includes(huis)) return;
      wacht ??= setTimeout(() => {
        wacht = undefined;
        void readAgain(huis);
      }, 500);
    };
    // The browser gives up when the back end refuses: then a read says why.
    bron.onerror = () => void (bron.readyState === EventSource.CLOSED && readAgain(huis));
    return () => {
      bron.close();
      clearTimeout(wacht);
    };
  }, [huis]);
};
