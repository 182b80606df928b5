// One browser, one sample shop, every journey.
import { after } from 'node:test';

import { putAway } from './kit/desk.js';
import './journeys/answers.js';
import './journeys/badinput.js';
import './journeys/dropped.js';
import './journeys/emptystart.js';
import './journeys/facts.js';
import './journeys/folder.js';
import './journeys/forms.js';
import './journeys/happenings.js';
import './journeys/keeping.js';
import './journeys/keyboard.js';
import './journeys/looks.js';
import './journeys/mapping.js';
import './journeys/marks.js';
import './journeys/metrics.js';
import './journeys/month.js';
import './journeys/newbook.js';
import './journeys/papers.js';
import './journeys/paste.js';
import './journeys/periods.js';
import './journeys/real.js';
import './journeys/roster.js';
import './journeys/schemeeditor.js';
import './journeys/schemes.js';
import './journeys/strange.js';
import './journeys/twice.js';

after(putAway);
