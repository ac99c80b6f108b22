import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { Dossier } from './dossier.entity.js';
import { linkSibling } from './link-sibling.js';
import { SiblingInput } from './siblings.inputs.js';
import { unlinkSibling } from './unlink-sibling.js';

const LinkSiblingPayload = payloadOf('LinkSiblingPayload', 'dossier', () => Dossier);
const UnlinkSiblingPayload = payloadOf('UnlinkSiblingPayload', 'dossier', () => Dossier);

@Resolver()
export class SiblingsResolver {
  @Mutation(() => LinkSiblingPayload, { description: 'Lie les dossiers de deux frères ou sœurs : n’ouvre rien à personne, et n’ajoute aucun enfant aux échanges déjà ouverts.' })
  linkSibling(@Args('input') input: SiblingInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('dossier', Dossier, (tx) => linkSibling(tx, input));
  }

  @Mutation(() => UnlinkSiblingPayload, { description: 'Défait un lien posé par erreur : ne ferme rien, mais nul n’écrit plus de l’un dans un échange de l’autre.' })
  unlinkSibling(@Args('input') input: SiblingInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('dossier', Dossier, (tx) => unlinkSibling(tx, input));
  }
}
