import { join } from "node:path";
import ts from "typescript";
import { services } from "../system.js";

const root = join(import.meta.dirname, "..", "..");

/** What the sources say, as the compiler reads them: for types, which are gone at run time. */
export type Source = {
  checker: ts.TypeChecker;
  /** The declaration of a method of a class, in a service or else in the platform. Throws when there is none. */
  methodOf(service: string, className: string, method: string): ts.MethodDeclaration;
};

const optionsFrom = (file: string): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path));
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, root).options;
};

const folderOf = (service: string) => `/services/${service}/src/`;
const platform = "/libs/platform/src/";

/** Whether a declaration is ours, and not of a package. */
export const isOurs = (node: ts.Node): boolean => {
  const { fileName } = node.getSourceFile();
  return !fileName.includes("/node_modules/") && fileName.startsWith(`${root}/`);
};

/** Reads the sources of all services once. */
export const readSource = (): Source => {
  const entries = services.map(({ name }) => join(root, "services", name, "src", `${name}.module.ts`));
  const program = ts.createProgram([...entries, join(root, "libs/platform/src/index.ts")], {
    ...optionsFrom(join(root, "tsconfig.base.json")),
    noEmit: true,
  });
  const classes = new Map<string, ts.ClassDeclaration>();
  for (const file of program.getSourceFiles().filter(isOurs))
    for (const node of file.statements)
      if (ts.isClassDeclaration(node) && node.name) classes.set(`${file.fileName} ${node.name.text}`, node);
  const classIn = (folder: string, name: string) =>
    [...classes].find(([key]) => key.includes(folder) && key.endsWith(` ${name}`))?.[1];
  const methodOf = (service: string, className: string, method: string): ts.MethodDeclaration => {
    const declaration = classIn(folderOf(service), className) ?? classIn(platform, className);
    const found = declaration?.members.find((member) => member.name?.getText() === method);
    if (!found || !ts.isMethodDeclaration(found)) throw new Error(`No ${className}.${method} in ${service}`);
    return found;
  };
  return { checker: program.getTypeChecker(), methodOf };
};

/** The comment above a declaration, as one line; empty without one. */
export const commentOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? "")
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
