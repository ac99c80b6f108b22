import type { BuildSchemaOptions } from '@nestjs/graphql';
import { DateTime } from '../../../libs/platform/date-time.js';

/** How classes become types, the same for the server and for the committed schema. */
export const schemaOptions: BuildSchemaOptions = { numberScalarMode: 'integer', scalarsMap: [{ type: Date, scalar: DateTime }] };
