import { parse } from '@astrojs/compiler-rs';

/** What a component's source says, as far as a theme is checked. Places are counted from its beginning in UTF-16 units. */
export interface ComponentSource {
  /** What is no Astro at all. */
  faults: readonly { text: string; place: number }[];
  /** The names that it takes from `Astro.props`. */
  taken: readonly Named[];
  imports: readonly { local: string; source: string; place: number }[];
  /** The components that it shows. */
  elements: readonly { name: string; given: ReadonlySet<string>; hasSpread: boolean; place: number }[];
  exports: ReadonlySet<string>;
  /** What its `Props` state. */
  props: readonly { name: string; isOptional: boolean }[];
}

interface Named {
  name: string;
  place: number;
}

/** Any node of the tree that Astro's parser makes: ESTree, with JSX and TypeScript. */
type Node = Readonly<Record<string, unknown>> & { type: string; start: number };

export function readComponent(text: string): ComponentSource {
  const { ast, diagnostics } = parse(text);
  const faults = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ text: message, labels }) => ({ text: message, place: labels[0]?.start ?? 0 }));
  const nodes = listNodes(ast);
  const ofType = (type: string) => nodes.filter((node) => node.type === type);
  return {
    faults,
    taken: [...ofType('VariableDeclarator').flatMap(readPattern), ...ofType('MemberExpression').flatMap(readMember)],
    imports: ofType('ImportDeclaration').flatMap(readImport),
    elements: ofType('JSXOpeningElement').map(readElement),
    exports: new Set(ofType('ExportNamedDeclaration').flatMap(readExport)),
    props: ofType('TSInterfaceDeclaration')
      .filter((node) => nameOf(node['id']) === 'Props')
      .flatMap(readProps),
  };
}

function listNodes(tree: unknown): Node[] {
  if (Array.isArray(tree)) return tree.flatMap(listNodes);
  if (typeof tree !== 'object' || tree === null) return [];
  const below = Object.values(tree).flatMap(listNodes);
  return isNode(tree) ? [tree, ...below] : below;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function listIn(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function nameOf(value: unknown): string {
  return isNode(value) && typeof value['name'] === 'string' ? value['name'] : '';
}

/** `Astro.props` */
function isProps(value: unknown): boolean {
  return isNode(value) && value.type === 'MemberExpression' && nameOf(value['object']) === 'Astro' && nameOf(value['property']) === 'props';
}

function readPattern({ id, init }: Node): Named[] {
  if (!isProps(init) || !isNode(id) || id.type !== 'ObjectPattern') return [];
  return listIn(id['properties']).flatMap(({ key, start }) => (isNode(key) ? [{ name: nameOf(key), place: start }] : []));
}

function readMember({ object, property, computed, start }: Node): Named[] {
  return isProps(object) && computed !== true ? [{ name: nameOf(property), place: start }] : [];
}

function readImport({ specifiers, source, start }: Node): ComponentSource['imports'] {
  const from = isNode(source) ? String(source['value']) : '';
  return listIn(specifiers).map(({ local }) => ({ local: nameOf(local), source: from, place: start }));
}

function readElement({ name, attributes, start }: Node): ComponentSource['elements'][number] {
  const given = listIn(attributes).flatMap((attribute) => (attribute.type === 'JSXAttribute' ? [nameOf(attribute['name'])] : []));
  const hasSpread = listIn(attributes).some(({ type }) => type === 'JSXSpreadAttribute');
  return { name: nameOf(name), given: new Set(given), hasSpread, place: start };
}

function readExport({ declaration, specifiers }: Node): string[] {
  const declared = isNode(declaration)
    ? [nameOf(declaration['id']), ...listIn(declaration['declarations']).map(({ id }) => nameOf(id))]
    : [];
  return [...declared, ...listIn(specifiers).map(({ exported }) => nameOf(exported))].filter((name) => name !== '');
}

function readProps({ body }: Node): ComponentSource['props'] {
  const members = isNode(body) ? listIn(body['body']) : [];
  return members.map(({ key, optional }) => ({ name: nameOf(key), isOptional: optional === true }));
}
