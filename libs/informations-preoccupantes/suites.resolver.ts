import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { AvisTitulaire } from './avis-titulaire.entity.js';
import { closeInformationPreoccupante } from './close-information-preoccupante.js';
import { Cloture } from './cloture.entity.js';
import { decideEvaluation } from './decide-evaluation.js';
import { DemandeRetour } from './demande-retour.entity.js';
import { giveRetour } from './give-retour.js';
import { informOfEvaluation } from './inform-of-evaluation.js';
import { recordDemandeRetour } from './record-demande-retour.js';
import { Retour } from './retour.entity.js';
import { SuiteDonnee } from './suite-donnee.entity.js';
import { RecordDemandeRetourInput, CloseInformationPreoccupanteInput, DecideEvaluationInput, GiveRetourInput, InformOfEvaluationInput } from './suites.inputs.js';

const SuitePayload = payloadOf('SuitePayload', 'suite', () => SuiteDonnee);
const AvisPayload = payloadOf('AvisPayload', 'avis', () => AvisTitulaire);
const DemandeRetourPayload = payloadOf('DemandeRetourPayload', 'demande', () => DemandeRetour);
const RetourPayload = payloadOf('RetourPayload', 'retour', () => Retour);
const CloturePayload = payloadOf('CloturePayload', 'cloture', () => Cloture);

@Resolver()
export class SuitesResolver {
  @Mutation(() => SuitePayload, { description: 'Décide de la suite : par le responsable désigné. Un danger grave et immédiat saisit l’autorité judiciaire à tout moment ; l’évaluation continue.' })
  decideEvaluation(@Args('input') input: DecideEvaluationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('suite', SuiteDonnee, (tx) => decideEvaluation(tx, input));
  }

  @Mutation(() => AvisPayload, { description: 'Un titulaire de l’autorité parentale est informé de l’évaluation, ou de sa fin ; ou pourquoi il ne l’est pas.' })
  informOfEvaluation(@Args('input') input: InformOfEvaluationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('avis', AvisTitulaire, (tx) => informOfEvaluation(tx, input));
  }

  @Mutation(() => DemandeRetourPayload, { description: 'Une personne qui n’est ni professionnelle ni élue demande ce qu’il est advenu de ce qu’elle a signalé.' })
  recordDemandeRetour(@Args('input') input: RecordDemandeRetourInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('demande', DemandeRetour, (tx) => recordDemandeRetour(tx, input));
  }

  @Mutation(() => RetourPayload, { description: 'Informe qui l’a transmise, par la phrase que la loi permet, selon qui la reçoit et où elle en est.' })
  giveRetour(@Args('input') input: GiveRetourInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('retour', Retour, (tx) => giveRetour(tx, input));
  }

  @Mutation(() => CloturePayload, { description: 'Plus rien n’en est dû à personne.' })
  closeInformationPreoccupante(@Args('input') input: CloseInformationPreoccupanteInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('cloture', Cloture, (tx) => closeInformationPreoccupante(tx, input));
  }
}
