import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Health } from './operate/health.js';

/** To everybody: yes or no. Why is said on the port of whoever operates (apps/api/operate). */
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('live')
  live(): object {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(@Res() response: Response): Promise<void> {
    const { status } = await this.health.standing();
    response.status(status === 'ok' ? 200 : 503).json({ status });
  }
}
