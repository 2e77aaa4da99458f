import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A certificate that signs itself, and its key: where they stand, and what they are, as PEM. */
export type Certificate = { file: string; certificate: string; key: string };

/** Makes a certificate for localhost and 127.0.0.1, two days valid, in this folder; needs openssl. */
export const makeCertificate = (folder: string, name: string): Certificate => {
  const [keyFile, file] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const request = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  execFileSync("openssl", [...request, "-keyout", keyFile, "-out", file, ...subject], { stdio: "ignore" });
  return { file, certificate: readFileSync(file, "utf8"), key: readFileSync(keyFile, "utf8") };
};
