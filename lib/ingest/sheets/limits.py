"""How large a file and its parts may be. Each limit is far above an honest file and far below what would hurt."""

MAX_FILE_BYTES = 100 * 1024 * 1024
"""No file is opened over this size. A national year of 7.500 afdelinger and 60 indicators is about 10 MB."""

MAX_PACKED_BYTES = 25 * 1024 * 1024
"""A workbook (packed as zip) and a mail: the table of contents of a larger zip alone could fill the memory."""

MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 250
"""Unpacked bytes per packed byte of a part; XML of a plain table packs 10-50 times."""

RATIO_FREE_BYTES = 1024 * 1024
"""Parts up to this size may be packed at any ratio: they do no harm."""

MAX_PARTS = 2000

MAX_CELLS = 400_000
"""Cells with a value in a workbook; larger tables come as CSV, which is streamed."""

MAX_AREA = 5_000_000
"""Rows times columns from A1 to the last used cell, and cells that merged ranges may fill."""

MAX_ROWS = 3_000_000
MAX_WORKBOOK_ROWS = 1_048_576
MAX_COLUMNS = 2000

MAX_CELL_CHARACTERS = 100_000
"""Excel's own limit is 32.767. Longer 'cells' are files that are no table, or a quotation mark that never ends."""

MAX_LINE_CHARACTERS = 200_000
MAX_LINES_IN_CELL = 100
"""More line breaks than this inside quotation marks: the mark was never meant to open a cell."""

MAX_MAIL_LINES = 500_000
MAX_MAIL_NESTS = 20
MAX_MAIL_BOUNDARIES = 5000
MAX_MAIL_HEADER = 4000
MAX_HTML_CHARACTERS = 1_000_000
MAX_HTML_CELLS = 200_000
