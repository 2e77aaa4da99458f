import type { GevangenMail } from "./mail-catcher.js";

const tekens: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const veilig = (tekst: string): string => tekst.replace(/[&<>"]/g, (teken) => tekens[teken]!);

const moment = (op: string): string =>
  `<time datetime="${op}">${new Date(op).toLocaleString("nl-NL", { timeZone: "Europe/Amsterdam" })}</time>`;

export const blad = (titel: string, inhoud: string): string => `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${veilig(titel)}</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: start; padding: 0.5rem; border-bottom: 1px solid #767676; vertical-align: top; }
  a { color: #00568b; }
  a:focus-visible { outline: 3px solid #1a1a1a; outline-offset: 2px; }
  dt { font-weight: bold; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid #767676; font: inherit; }
</style>
</head>
<body>
<main>
<h1>${veilig(titel)}</h1>
${inhoud}
</main>
</body>
</html>
`;

const rij = ({ nummer, ontvangenOp, van, aan, onderwerp }: GevangenMail): string =>
  `<tr><td>${moment(ontvangenOp)}</td><td>${veilig(van)}</td><td>${veilig(aan.join(", "))}</td>` +
  `<th scope="row"><a href="/berichten/${nummer}">${veilig(onderwerp || "(geen onderwerp)")}</a></th></tr>`;

/** The page with all mails, the newest first. */
export const lijst = (mails: GevangenMail[]): string =>
  blad(
    "Opgevangen e-mail",
    mails.length === 0
      ? "<p>Er is nog geen e-mail verstuurd.</p>"
      : `<p>Deze e-mail is niet echt verstuurd. De laatste 200 berichten staan hier, het nieuwste bovenaan.</p>
<table>
<caption>${mails.length} ${mails.length === 1 ? "bericht" : "berichten"}</caption>
<thead><tr><th scope="col">Ontvangen</th><th scope="col">Van</th><th scope="col">Aan</th><th scope="col">Onderwerp</th></tr></thead>
<tbody>
${mails.map(rij).join("\n")}
</tbody>
</table>`,
  );

/** The page of one mail. */
export const pagina = ({ ontvangenOp, messageId, van, aan, onderwerp, tekst }: GevangenMail): string =>
  blad(
    onderwerp || "(geen onderwerp)",
    `<dl>
<dt>Ontvangen</dt><dd>${moment(ontvangenOp)}</dd>
<dt>Van</dt><dd>${veilig(van)}</dd>
<dt>Aan</dt><dd>${veilig(aan.join(", "))}</dd>
<dt>Message-ID</dt><dd>${veilig(messageId)}</dd>
</dl>
<pre>${veilig(tekst)}</pre>
<p><a href="/">Alle opgevangen e-mail</a></p>`,
  );

export const nietGevonden = (): string =>
  blad("Niet gevonden", '<p>Deze e-mail is er niet (meer).</p>\n<p><a href="/">Alle opgevangen e-mail</a></p>');
