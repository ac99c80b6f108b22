import { Module, type DynamicModule } from '@nestjs/common';
import { SignIn } from '../../libs/platform/sign-in.js';
import { AgendaController } from './agenda.controller.js';
import { AuthModule } from './auth/auth.module.js';
import { ApiGraphQLModule } from './graphql/graphql.module.js';
import { Health } from './operate/health.js';
import { HealthController } from './health.controller.js';
import { Files } from './files.js';
import { LetterController } from './letter.controller.js';
import { DepositsController } from './deposits.controller.js';
import { MinutesController } from './minutes.controller.js';
import { PiecesController } from './pieces.controller.js';
import { ProofController } from './proof.controller.js';
import { ReceiptController } from './receipt.controller.js';
import { PlatformModule } from './platform.module.js';
import type { TrustedDocuments } from './graphql/trusted-documents.js';
import type { Platform } from './platform.js';
import { RealtimeGateway } from './realtime/realtime.gateway.js';

@Module({})
export class AppModule {
  static async register(platform: Platform, documents: TrustedDocuments): Promise<DynamicModule> {
    return {
      module: AppModule,
      imports: [await PlatformModule.register(platform, documents), AuthModule.register(platform.config, SignIn), ApiGraphQLModule.register(platform.config)],
      controllers: [HealthController, LetterController, AgendaController, MinutesController, DepositsController, PiecesController, ReceiptController, ProofController],
      providers: [RealtimeGateway, Files, Health],
    };
  }
}
