import { stored } from '../../forms/stored.ts'

export const areaRows = stored('area', 'core.areas', 'area_id')
