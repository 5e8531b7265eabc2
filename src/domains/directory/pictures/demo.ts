import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { readYaml } from '../../../kit/data/yaml.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { projectRoot } from '../../../kit/db/migrate.ts'
import { insertPicture } from './actions.ts'

const dir = 'data/demo/pictures'
const drawn = z.array(z.object({ enterprise: z.string(), alt_sv: z.string(), alt_en: z.string() }))

/** Gives some of the demo's enterprises a picture, drawn by ourselves. */
export const insertDemoPictures = async (
  tx: Tx,
  at: Temporal.Instant,
  enterprises: ReadonlyMap<string, string>,
): Promise<void> => {
  for (const { enterprise, ...words } of readYaml(`${dir}/pictures.yaml`, drawn)) {
    const tenantId = enterprises.get(enterprise)
    if (tenantId === undefined)
      throw new Error(`${dir}/pictures.yaml: no enterprise is called ${enterprise}.`)
    await insertPicture(tx, system('demo'), at, tenantId, {
      fileId: randomUUID(),
      mediaType: 'image/png',
      content: readFileSync(join(projectRoot, dir, `${enterprise}.png`)),
      ...words,
    })
  }
}
