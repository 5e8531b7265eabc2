import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { openColumns } from '../core/personal-numbers/exports.ts'
import { selectRegisterList } from '../domains/directory/public.ts'
import { system } from '../kit/db/actor.ts'
import { csvStream } from '../kit/tables/write-csv.ts'
import { xlsxBuffer } from '../kit/tables/write-xlsx.ts'
import { say, withServices } from './with-services.ts'

export const exportList = (what: string, file: string) =>
  withServices(async ({ db }) => {
    if (what !== 'enterprises') throw new Error(`There is no list ${what}; there is: enterprises.`)
    const { columns: all, rows } = await db.inActor(system('export'), selectRegisterList)
    const columns = openColumns(all)
    if (file.endsWith('.xlsx')) await writeFile(file, await xlsxBuffer('enterprises', columns, rows))
    else if (file.endsWith('.csv')) await pipeline(csvStream(columns, rows), createWriteStream(file))
    else throw new Error('The file must end in .csv or .xlsx.')
    say(`${rows.length} enterprises written to ${file}.`)
  })
