/** An answer of gap-report and its standards as the contract has them, made up so that every status occurs. */
import { STATUSES } from '../../../../web/js/pure/matrix.js';

const NAMES = [
  ['forest-water-key', '重点林区消防水源', 'Forest-fire water, key areas', 'share'],
  ['forest-water-other', '一般林区消防水源', 'Forest-fire water elsewhere', 'share'],
  ['built-up-fire-water', '建成区消防供水', 'Fire water in the built-up area', 'share'],
  ['shelter-capacity', '避难场所容量', 'Shelter capacity', 'ratio'],
  ['shelter-new', '新建避难场所', 'New shelters', 'share'],
  ['dual-use', '平急两用场所', 'Dual-use places', 'share'],
  ['helipad', '直升机起降点', 'Helicopter landing points', 'm'],
  ['geohazard-monitoring', '地质灾害监测', 'Geological hazards monitored', 'share'],
  ['geohazard-people', '地质灾害四重网格员', 'Four-level grid of geological hazards', 'share'],
  ['major-hazard-closed', '重大隐患整改', 'Major hazards rectified', 'share'],
  ['relief-goods', '救灾物资储备', 'Relief goods', 'ratio'],
  ['drill', '年度应急演练', 'Yearly drill', 'count'],
  ['command-post', '指挥场所和通信装备', 'Command place and communication kit', 'yes_no'],
  ['charging', '公共充电设施', 'Public charging', 'yes_no'],
  ['micro-station', '微型消防站', 'Micro fire stations', 'share'],
  ['rescue-team', '综合应急救援队伍', 'General rescue team', 'yes_no'],
  ['waterlogging', '内涝点监测治理', 'Waterlogging points', 'share'],
  ['reservoir-people', '水库三个责任人', 'Three responsible persons of reservoirs', 'share'],
  ['responsibility', '隐患责任单位', 'Hazards without responsible unit', 'count'],
  ['site-avoidance', '规划用地避让', 'Planned sites keep off hazards', 'count'],
  ['chemical-siting', '化工园区选址', 'Siting of chemical parks', 'count'],
];

const label = (zh, en) => ({ zh, en });

/** The standards of the catalogue; the first two are coverages of two distances. */
export function madeStandards() {
  return NAMES.map(([id, zh, en, unit], index) => ({
    id, label: label(zh, en), duty: label(`${zh}应当到位`, `${en} has to be in place`), level: 'town', unit,
    preferred: index < 2 ? { value: (index + 1) * 1000, unit: 'm', certainty: 'verified', source: label('附件四', 'annex 4') } : null,
    limit: index < 2 ? { value: (index + 2) * 1000, unit: 'm', certainty: 'verified', source: label('附件四', 'annex 4') } : null,
    required: unit === 'share' ? { value: 0.95, unit: 'share', certainty: 'assumption', source: label('本平台', 'this platform') } : null,
    sources: [{ document: '渝府发〔2025〕1号', clause: label('附件四', 'annex 4'), text: label('林区取水不过远。', 'Water is near the forest.') }],
    lead_unit: index % 2 ? label('区应急局', 'District emergency bureau') : label('区林业局', 'District forestry bureau'),
    reads: [{ layer: 'land', filter: "kind = 'forest_key'" }, { layer: 'water_source', filter: null }],
    numbers: { covered: label('已覆盖', 'Covered') }, own: [], coverage: index < 2 ? { facilities: 'water_source', filter: null, over: 'land', over_filter: "kind = 'forest_key'", radius_m: [1000, 2000] } : null,
  }));
}

function result(id, unit, turn) {
  const status = STATUSES[turn % STATUSES.length];
  const isKnown = status !== 'no_data' && status !== 'not_applicable';
  return {
    standard: id, unit, status, value: isKnown ? (turn * 37 % 100) / 100 : null, limit_value: null, preferred: null, limit: null, required: 0.95,
    missing: status === 'no_data' ? [{ layer: 'water_source', field: 'volume_m3', rows: 3 }] : [],
    source: '渝府发〔2025〕1号 附件四', lead_unit: label('区林业局', 'District forestry bureau'),
    evidence: { numbers: isKnown ? { covered: turn, total: 100 } : {}, features: [] }, unverified: turn % 3,
  };
}

/**
 * @param districts how many districts
 * @param each how many towns in each of them
 */
export function madeReport(districts, each) {
  const zones = [];
  for (let d = 0; d < districts; d++) {
    for (let n = 0; n < each; n++) {
      const zone = `${500100 + d}${String(n + 1).padStart(3, '0')}`;
      zones.push({
        zone, name: `第${d + 1}区第${n + 1}街道`, kind: 'town', parent: String(500100 + d),
        results: NAMES.map(([id, , , unit], index) => result(id, unit, d * 7 + n * 3 + index * index)),
      });
    }
  }
  const summary = NAMES.map(([standard]) => {
    const counts = Object.fromEntries(STATUSES.map((status) => [status, 0]));
    for (const zone of zones) counts[zone.results.find((one) => one.standard === standard).status] += 1;
    return { standard, ...counts };
  });
  return { as_of: '2025-06-30', zones, summary, change: 7, unverified: 12, simulated: true };
}
