import './quiet-head.ts'
import '@hotwired/turbo'
import { define } from './define.ts'
import './dialogs.ts'
import './disclosures.ts'
import './drawn-links.ts'
import './find-key.ts'
import './focus.ts'
import './morph.ts'
import { Autosubmit } from './autosubmit.ts'
import { Chosen } from './chosen.ts'
import { Combobox } from './combobox.ts'
import { Copy } from './copy.ts'
import { Counter } from './counter.ts'
import { Dirty } from './dirty.ts'
import { Passkey } from './passkey.ts'
import { releaseHead } from './quiet-head.ts'
import { Refresh } from './refresh.ts'

releaseHead()

define('pk-autosubmit', Autosubmit)
define('pk-chosen', Chosen)
define('pk-combobox', Combobox)
define('pk-copy', Copy)
define('pk-counter', Counter)
define('pk-dirty', Dirty)
define('pk-passkey', Passkey)
define('pk-refresh', Refresh)
