// What real storage says of its errors: imported for that by whatever may show them, none of it on the first screen.
import { addErrorTexts } from '../../core/errors/catalogue.ts';
import { connectMessages } from '../../core/errors/messages/connect.ts';

addErrorTexts(connectMessages);
