/** What a browser does with addresses, cookies and redirects, without its screen. */
export type Browser = {
  /** The cookies that it holds, by name. As in a browser, they do not belong to a port. */
  cookies: Map<string, string>;
  /** One request with its cookies; a redirect is not followed. */
  ask(url: string | URL, init?: RequestInit & { headers?: Record<string, string> }): Promise<Response>;
  /** Follows redirects until there is a page, or an address that `until` holds back. */
  visit(url: string | URL, init?: RequestInit, until?: (url: URL) => boolean): Promise<{ url: URL; page: Response }>;
};

/** A browser that was opened just now. */
export const openBrowser = (): Browser => {
  const cookies = new Map<string, string>();
  const keep = (set: string): void => {
    const [pair, ...attributes] = set.split("; ");
    const [name, value] = [pair!.slice(0, pair!.indexOf("=")), pair!.slice(pair!.indexOf("=") + 1)];
    const gone = attributes.some((one) => /^(expires=Thu, 01 Jan 1970|max-age=0$)/i.test(one));
    if (gone) cookies.delete(name);
    else cookies.set(name, value);
  };
  const ask: Browser["ask"] = async (url, init = {}) => {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { ...(cookie && { cookie }), ...init.headers };
    const answer = await fetch(url, { ...init, headers, redirect: "manual" });
    answer.headers.getSetCookie().forEach(keep);
    return answer;
  };
  const visit: Browser["visit"] = async (from, init, until = () => false) => {
    let [url, page] = [new URL(from), await ask(from, init as object)];
    for (let left = 20; page.status >= 300 && page.status < 400 && left > 0; left--) {
      url = new URL(page.headers.get("location")!, url);
      if (until(url)) break;
      page = await ask(url);
    }
    return { url, page };
  };
  return { cookies, ask, visit };
};

/**
 * Signs in at the demo issuer, beginning at an address that leads there; where it ends is not asked for but returned.
 * @param persoonId whom to choose on the sign-in page
 */
export const chooseAtIssuer = async (browser: Browser, from: string | URL, persoonId: string): Promise<URL> => {
  const { url } = await browser.visit(from);
  const chosen = new URLSearchParams({ persoon: persoonId });
  const back = (to: URL) => to.pathname === "/api/aangemeld";
  return (await browser.visit(url, { method: "POST", body: chosen }, back)).url;
};
