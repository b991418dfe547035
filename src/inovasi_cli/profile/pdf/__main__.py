"""What the process that reads PDFs runs."""

from inovasi_cli.profile.pdf.reader import main

main()
