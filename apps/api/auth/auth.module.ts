import { Module, type DynamicModule, type ModuleMetadata, type Type } from '@nestjs/common';
import { AuthController } from './auth.controller.js';
import { IdentityProvider } from './identity-provider.js';
import { InvitationController } from './invitation.controller.js';
import { AUTH_SETTINGS, SIGN_IN, type AuthSettings, type SignInDatabase } from './settings.js';

@Module({})
export class AuthModule {
  /** `signIn` is the platform's class, found in `imports` or global, or an object that does the same. */
  static register(settings: AuthSettings, signIn: Type<SignInDatabase> | SignInDatabase, imports: NonNullable<ModuleMetadata['imports']> = []): DynamicModule {
    return {
      module: AuthModule,
      imports,
      controllers: [AuthController, InvitationController],
      providers: [
        IdentityProvider,
        { provide: AUTH_SETTINGS, useValue: settings },
        typeof signIn === 'function' ? { provide: SIGN_IN, useExisting: signIn } : { provide: SIGN_IN, useValue: signIn },
      ],
    };
  }
}
