import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { Astreinte } from './astreinte.entity.js';
import { Convention } from './convention.entity.js';
import { Delegation } from './delegation.entity.js';
import { DirectorySearchInput, EndAstreinteInput, EndDelegationInput, RegisterAstreinteInput, RegisterConventionInput, RegisterDelegationInput, RegisterOrganisationInput, RegisterRessortInput, RegisterServiceInput, RegisterSubstitutionInput } from './directory.inputs.js';
import { directory, organisations } from './directory.queries.js';
import { endAstreinte } from './end-astreinte.js';
import { endDelegation } from './end-delegation.js';
import { Habilitation } from './habilitation.entity.js';
import { Organisation } from './organisation.entity.js';
import { registerAstreinte } from './register-astreinte.js';
import { registerConvention } from './register-convention.js';
import { registerDelegation } from './register-delegation.js';
import { registerOrganisation } from './register-organisation.js';
import { registerRessort } from './register-ressort.js';
import { registerService } from './register-service.js';
import { registerSubstitution } from './register-substitution.js';
import { Ressort } from './ressort.entity.js';
import { Service } from './service.entity.js';
import { Substitution } from './substitution.entity.js';

const OrganisationConnection = connectionOf<Organisation>('Organisation', () => Organisation);
const HabilitationConnection = connectionOf<Habilitation>('Habilitation', () => Habilitation);
const RegisterOrganisationPayload = payloadOf('RegisterOrganisationPayload', 'organisation', () => Organisation);
const RegisterServicePayload = payloadOf('RegisterServicePayload', 'service', () => Service);
const RegisterSubstitutionPayload = payloadOf('RegisterSubstitutionPayload', 'substitution', () => Substitution);
const RegisterAstreintePayload = payloadOf('RegisterAstreintePayload', 'astreinte', () => Astreinte);
const EndAstreintePayload = payloadOf('EndAstreintePayload', 'astreinte', () => Astreinte);
const AstreinteConnection = connectionOf<Astreinte>('Astreinte', () => Astreinte);
const RegisterConventionPayload = payloadOf('RegisterConventionPayload', 'convention', () => Convention);
const RegisterDelegationPayload = payloadOf('RegisterDelegationPayload', 'delegation', () => Delegation);
const EndDelegationPayload = payloadOf('EndDelegationPayload', 'delegation', () => Delegation);
const DelegationConnection = connectionOf<Delegation>('Delegation', () => Delegation);
const RegisterRessortPayload = payloadOf('RegisterRessortPayload', 'ressort', () => Ressort);
const RessortConnection = connectionOf<Ressort>('Ressort', () => Ressort);

@Resolver()
export class DirectoryResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => HabilitationConnection, { description: 'L’annuaire du département : qui est habilité aujourd’hui, par fonction, commune et organisation.' })
  directory(@Args('search') search: DirectorySearchInput, @Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Habilitation>> {
    return directory(scope, this.cursors, search, args);
  }

  @Query(() => OrganisationConnection, { description: 'Les organisations de l’annuaire, même sans personne encore, dont le nom contient ces mots, sans égard aux accents.' })
  organisations(@Args('name', { type: () => String, nullable: true }) name: string | null, @Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Organisation>> {
    return organisations(scope, this.cursors, name, args);
  }

  @Mutation(() => RegisterOrganisationPayload, { description: 'Inscrit une organisation à l’annuaire, ses clés vérifiées.' })
  registerOrganisation(@Args('input') input: RegisterOrganisationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('organisation', Organisation, (tx) => registerOrganisation(tx, input));
  }

  @Mutation(() => RegisterServicePayload)
  registerService(@Args('input') input: RegisterServiceInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('service', Service, (tx) => registerService(tx, input));
  }

  @Mutation(() => RegisterSubstitutionPayload)
  registerSubstitution(@Args('input') input: RegisterSubstitutionInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('substitution', Substitution, (tx) => registerSubstitution(tx, input));
  }

  @Query(() => AstreinteConnection, { description: 'Qui est d’astreinte, maintenant et ensuite.' })
  async astreintes(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Astreinte>> {
    return pageOf(scope, this.cursors, Astreinte, 'read', args, ['validTo', 'id'], { notOver: true }, false);
  }

  @Mutation(() => RegisterAstreintePayload, { description: 'Nomme qui est d’astreinte, jamais soi-même.' })
  registerAstreinte(@Args('input') input: RegisterAstreinteInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('astreinte', Astreinte, (tx) => registerAstreinte(tx, input));
  }

  @Mutation(() => EndAstreintePayload, { description: 'Met fin à une astreinte avant son heure. Ce qui a été ouvert vit son jour.' })
  endAstreinte(@Args('input') input: EndAstreinteInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('astreinte', Astreinte, (tx) => endAstreinte(tx, input.astreinteId));
  }

  @Query(() => DelegationConnection, { description: 'Qui signe pour le département, maintenant et ensuite.' })
  async delegations(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Delegation>> {
    return pageOf(scope, this.cursors, Delegation, 'read', args, ['validTo', 'id'], { notOver: true }, false);
  }

  @Mutation(() => RegisterDelegationPayload, { description: 'Enregistre une délégation de signature (CGCT L.3221-3), jamais pour soi.' })
  registerDelegation(@Args('input') input: RegisterDelegationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('delegation', Delegation, (tx) => registerDelegation(tx, input));
  }

  @Mutation(() => EndDelegationPayload, { description: 'Met fin à une délégation de signature avant son heure. Ce qui a été signé reste signé.' })
  endDelegation(@Args('input') input: EndDelegationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('delegation', Delegation, (tx) => endDelegation(tx, input.delegationId));
  }

  @Query(() => RessortConnection, { description: 'De quel parquet est chaque territoire.' })
  async ressorts(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Ressort>> {
    return pageOf(scope, this.cursors, Ressort, 'read', args, ['validTo', 'id']);
  }

  @Mutation(() => RegisterRessortPayload, { description: 'Dit de quel parquet est un territoire.' })
  registerRessort(@Args('input') input: RegisterRessortInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('ressort', Ressort, (tx) => registerRessort(tx, input));
  }

  @Mutation(() => RegisterConventionPayload)
  registerConvention(@Args('input') input: RegisterConventionInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('convention', Convention, (tx) => registerConvention(tx, input));
  }
}
