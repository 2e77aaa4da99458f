import { Controller, Get, Header } from "@nestjs/common";
import { existsSync, readFileSync } from "node:fs";
import { found } from "./change.js";
import { Public } from "./person.js";

/** The version of the doors of all services, in every answer (NL API Design Rules, version-header). */
export const apiVersion = "1.0.0";

/** The OpenAPI document of this service as it was generated; null when there is none. */
export class ServiceDocument {
  constructor(readonly document: Record<string, unknown> | null) {}
}

/** The generated document of a service, by its name: `npm run docs` puts it in docs/api. */
export const documentOf = (service: string): ServiceDocument => {
  const file = new URL(`../../../docs/api/${service}.openapi.json`, import.meta.url);
  return new ServiceDocument(existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null);
};

/** Where the description of a service is found (NL API Design Rules, publish-openapi): for everybody, from any site. */
@Controller("openapi.json")
export class DocumentController {
  constructor(private readonly own: ServiceDocument) {}

  /** This document. */
  @Get()
  @Public()
  @Header("access-control-allow-origin", "*")
  document(): Record<string, unknown> {
    return found(this.own.document);
  }
}
