SELECT result FROM filed_report WHERE id = ?
