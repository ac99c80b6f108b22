import { BadRequestException, Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';

/** An address that names nothing, or that cannot be read (a « % » that is none): said as the rest is, in French, without repeating anything of it. */
@Catch(NotFoundException, BadRequestException)
export class UnknownAddress implements ExceptionFilter {
  catch(error: NotFoundException | BadRequestException, host: ArgumentsHost): void {
    const [code, message] = error instanceof NotFoundException ? ['ADRESSE_INCONNUE', 'Il n’y a rien à cette adresse.'] : ['FORMAT', 'Cette adresse est mal écrite.'];
    host.switchToHttp().getResponse<Response>().status(error.getStatus()).json({ errors: [{ message, extensions: { code } }] });
  }
}
