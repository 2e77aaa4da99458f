import { Controller, Get, Header } from "@nestjs/common";
import { existsSync, readFileSync } from "node:fs";
import { found } from "./change.js";
import { Public } from "./person.js";

/** The version of the doors of all services, in every answer (NL API Design Rules, version-header). */
export const apiVersion = "1.0.0";

/** The OpenAPI document of a service as `npm run docs` puts it in docs/api; read when somebody first asks for it. */
export class ServiceDocument {
  private text: string | undefined;

  constructor(private readonly service: string) {}

  /** As JSON; null when there is none. */
  get(): string | null {
    const file = new URL(`../../../docs/api/${this.service}.openapi.json`, import.meta.url);
    if (this.text === undefined && existsSync(file)) this.text = readFileSync(file, "utf8");
    return this.text ?? null;
  }
}

/** Where the description of a service is found (NL API Design Rules, publish-openapi): for everybody, from any site. */
@Controller("openapi.json")
export class DocumentController {
  constructor(private readonly own: ServiceDocument) {}

  /** This document. */
  @Get()
  @Public()
  @Header("access-control-allow-origin", "*")
  @Header("content-type", "application/json; charset=utf-8")
  document(): Record<string, unknown> {
    // As it stands in the file: nothing is read out of it only to be written again.
    return found(this.own.get()) as unknown as Record<string, unknown>;
  }
}
