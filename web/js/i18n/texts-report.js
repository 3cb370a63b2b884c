/** Texts of a report's forms. */
export const REPORT_TEXTS = {
  'report.download': { zh: '下载报告', en: 'Download the report' },
  'report.xlsx': { zh: 'Excel 表格', en: 'Spreadsheet' },
  'report.docx': { zh: 'Word 公文', en: 'Office document' },
  'report.html': { zh: '打印版，每个区域一页带地图', en: 'To print, a page with a map for each zone' },
  'report.csv': { zh: '数据表', en: 'Table' },
  'report.json': { zh: '程序用数据', en: 'Data for programs' },
  'report.personal': { zh: '公文和打印版写出联系人', en: 'Name contacts in the document and the print' },
  'report.writing': { zh: '正在生成 {form}…', en: 'Writing {form}…' },
};
