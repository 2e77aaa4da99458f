import ts from "typescript";
import { isOurs } from "./source.js";

/** A function of ours with a body, however it is written down. */
const bodyOf = (declaration: ts.Declaration): ts.Node | undefined => {
  if (!isOurs(declaration)) return undefined;
  if (ts.isFunctionLike(declaration)) return (declaration as ts.FunctionLikeDeclaration).body;
  if (!ts.isVariableDeclaration(declaration) && !ts.isPropertyDeclaration(declaration)) return undefined;
  const { initializer } = declaration;
  return initializer && ts.isFunctionLike(initializer) ? (initializer as ts.ArrowFunction).body : undefined;
};

const literalsOf = (type: ts.Type): string[] =>
  (type.isUnion() ? type.types : [type]).filter((one) => one.isStringLiteral()).map(({ value }) => value);

type Found = { codes: Set<string>; calls: Set<ts.Node> };

const look = (checker: ts.TypeChecker, body: ts.Node): Found => {
  const found: Found = { codes: new Set(), calls: new Set() };
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === "Refused" && node.arguments?.[0])
      for (const code of literalsOf(checker.getTypeAtLocation(node.arguments[0]))) found.codes.add(code);
    if (ts.isIdentifier(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      for (const declaration of target?.declarations ?? []) {
        const called = bodyOf(declaration);
        if (called) found.calls.add(called);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
};

/**
 * The codes with which a method can refuse: those of every `new Refused("…")` that its body reaches, by any function of
 * ours. It knows calls, not values: a code may be among them that this method never comes to.
 */
export const codeFinder = (checker: ts.TypeChecker) => {
  const seen = new Map<ts.Node, Found>();
  return (method: ts.MethodDeclaration): string[] => {
    const [codes, queue, done] = [new Set<string>(), [method.body as ts.Node], new Set<ts.Node>()];
    for (let body = queue.pop(); body; body = queue.pop()) {
      if (done.has(body)) continue;
      done.add(body);
      if (!seen.has(body)) seen.set(body, look(checker, body));
      const found = seen.get(body)!;
      for (const code of found.codes) codes.add(code);
      queue.push(...found.calls);
    }
    return [...codes].toSorted();
  };
};
