// What the command says of its own errors: imported for that by whatever begins it.
import { addErrorTexts } from '../../core/errors/catalogue.ts';
import { cliMessages } from '../../core/errors/messages/cli.ts';
import { connectMessages } from '../../core/errors/messages/connect.ts';
import { liveMessages } from '../../core/errors/messages/live.ts';
import { sourceMessages } from '../../core/errors/messages/sources.ts';
import { usageMessages } from '../../core/errors/messages/usage.ts';
import { workerMessages } from '../../core/errors/messages/workers.ts';

addErrorTexts(cliMessages);
addErrorTexts(connectMessages);
addErrorTexts(liveMessages);
addErrorTexts(usageMessages);
addErrorTexts(sourceMessages);
addErrorTexts(workerMessages);
