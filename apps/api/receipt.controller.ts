import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { receiptOf } from '../../libs/journal/receipt.js';
import { absent, wellFormed, type GivenFile } from '../../libs/platform/given-file.js';
import type { Scope } from '../../libs/platform/scope.js';
import { numberOf } from '../../libs/signalements/number-of.js';
import { sealTo } from '../../libs/signalements/sealed-letter.js';
import { SignalementStep } from '../../libs/signalements/signalement-step.entity.js';
import { Minutes, numberOf as numberOfMinutes } from '../../libs/syntheses/minutes.entity.js';
import { Files } from './files.js';

const ABSENT = 'Ce reçu n’existe pas, ou il n’est pas à vous.';
/** The acts of a signalement that a receipt proves. */
const PROVEN = ['SENT', 'RECEIVED', 'ACKNOWLEDGED'];

/** What proves without us that an act was done: judged as the row that the act made. */
@Controller()
export class ReceiptController {
  constructor(private readonly files: Files) {}

  @Get('signalements/:id/recu.json')
  signalement(@Param('id') id: string, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.files.give(req, res, ABSENT, (scope) => ofSignalement(scope, id));
  }

  @Get('syntheses/:id/recu.json')
  minutes(@Param('id') id: string, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.files.give(req, res, ABSENT, (scope) => ofMinutes(scope, id));
  }
}

async function ofSignalement(scope: Scope, id: string): Promise<GivenFile | null> {
  const seal = await sealTo(scope, id);
  if (!seal) return null;
  const tx = await scope.tx();
  const steps = await tx.allowed(SignalementStep, 'read', { where: { signalementId: seal.signalementId } });
  return await receiptOf(tx, numberOf(seal), [seal, ...steps.filter((step) => PROVEN.includes(step.fact))]);
}

async function ofMinutes(scope: Scope, id: string): Promise<GivenFile | null> {
  const syntheseId = wellFormed(id);
  const tx = await scope.tx();
  const [minutes] = syntheseId ? await tx.allowed(Minutes, 'read', { where: { syntheseId } }) : [];
  return minutes ? await receiptOf(tx, numberOfMinutes(minutes), [minutes]) : absent(scope, Minutes.name, syntheseId);
}
