import {
  type FieldNode,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** What one asks of a field below the one that is being resolved. */
export interface FieldBelow {
  node: FieldNode;
  arguments: Record<string, unknown>;
}

/**
 * A field right below the one of `info`, so that it can be read together with it. null: it is not asked for; or more than once, or
 * depending on a directive, and has to be read by itself.
 */
export function fieldBelow(info: GraphQLResolveInfo, name: string): FieldBelow | null {
  const type = getNamedType(info.returnType);
  const definition = isObjectType(type) ? type.getFields()[name] : undefined;
  const [node, ...more] = info.fieldNodes.flatMap(({ selectionSet }) => nodesIn(selectionSet, name, info));
  if (definition === undefined || node === undefined || more.length > 0 || hasDirective(node)) return null;
  return { node, arguments: getArgumentValues(definition, node, info.variableValues) };
}

function nodesIn(set: SelectionSetNode | undefined, name: string, info: GraphQLResolveInfo): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === name ? [selection] : [];
    if (hasDirective(selection)) return [];
    const spread = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    return nodesIn(spread?.selectionSet, name, info);
  });
}

function hasDirective({ directives = [] }: { directives?: readonly unknown[] | undefined }): boolean {
  return directives.length > 0;
}
