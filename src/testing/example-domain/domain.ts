import type { Domain } from '../../core/web/domain.ts'
import { toolRoutes } from './form.tsx'
import { forgetToolList, toolImport } from './import.ts'
import { toolSearch } from './jobs.ts'
import { toolList } from './list.tsx'
import { missedTools } from './notices.ts'
import { seesTools } from './policy.ts'
import { t } from './words.ts'

/** Tools that are lent out. */
export const lending: Domain = {
  name: 'lending',
  routes: (app, services) => {
    toolList(app, services) //   /verktyg
    toolImport(app, services) // /verktyg/las-in/*
    toolRoutes(app, services) // /verktyg/nytt  /verktyg/:tool
  },
  parameters: { tool: 'id', toolList: 'id' },
  menu: viewer => (seesTools(viewer) ? [{ href: '/verktyg', label: t('tools'), rank: 50 }] : []),
  notices: [missedTools],
  jobs: [toolSearch, forgetToolList],
  follows: ['tools', 'tool_imports', 'tool_mappings'].map(table => ({
    table: `lending.${table}`,
    stays: 'who lends is no enterprise',
  })),
}
