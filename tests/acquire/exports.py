"""Exports of news databases as their users get them, with prose of our own."""

NEXIS_UNI = """User Name: A Student
Date and Time: Monday, March 4, 2019 10:12:00 AM GMT
Job Number: 84012345

Documents (2)

1. Freedonia says talks with Sylvania will resume

Client/Matter: -None-
Search Terms: freedonia AND sylvania
Search Type: Terms and Connectors
Narrowed by:

Content Type
Narrowed by
News
Timeline: Sep 01, 2017 to Sep 30, 2017

| About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2019 LexisNexis

Freedonia says talks with Sylvania will resume
The Daily Example
September 5, 2017 Tuesday
Late Edition - Final

Copyright 2017 The Daily Example Company All Rights Reserved

Section: Section A; Column 0; Foreign Desk; Pg. 1
Length: 512 words
Byline: By ANNA MARLOWE and PETER QUILL
Dateline: GENEVA
Highlight: Four months after they broke down, the border talks are to be held again.

Body

The foreign minister of Freedonia said on Monday that talks with Sylvania would resume next week in Geneva.

Sylvania has not confirmed the date, and its embassy declined to comment on the report.

URL: http://www.example.com/2017/09/05/world/talks.html

Graphic

PHOTO: The bridge at the border, closed since May. (PHOTOGRAPH BY A. NOBODY)

Classification

Language: ENGLISH

Publication-Type: Newspaper

Subject: PEACE PROCESS (90%); FOREIGN RELATIONS (89%)

Load-Date: September 5, 2017

End of Document

Sylvania denies that a date was set
Example Wire Service
September 6, 2017 Wednesday 3:41 PM GMT

Copyright 2017 Example Wire Service. All Rights Reserved

Section: INTERNATIONAL NEWS
Length: 240 words

Body

Sylvania's government denied on Wednesday that it had agreed to a date for talks with Freedonia.

A spokesman in the capital said that the two sides were still speaking about where to meet.

Load-Date: September 7, 2017

End of Document
"""

NEXIS_TEXT = """


Download Request: Selected Items: 1-2
Time Of Request: Friday, March 20, 2015  16:51:31

Send To:
UNIVERSITY LIBRARY

Terms: (freedonia AND sylvania)

Source: The Daily Example
Project ID: None



                               1 of 2 DOCUMENTS



                               The Daily Example

                           January 11, 2010 Monday
                                  Edition 1;
                                    Scotland

Freedonia says talks with Sylvania will
resume in the spring

BYLINE: Anna Marlowe in Geneva

SECTION: NEWS; Pg. 3

LENGTH: 355 words


The foreign minister of Freedonia said on Sunday that talks with Sylvania would
resume next week in Geneva, after four months in which neither side had spoken
of the border in public and the bridge over the river had been closed to lorries.

Sylvania has not confirmed the date, and its embassy declined to comment on the
report.

LOAD-DATE: January 11, 2010

LANGUAGE: ENGLISH

GRAPHIC: The bridge at the border

PUBLICATION-TYPE: Newspaper


                       Copyright 2010 Example Newspapers Ltd
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                     Copyright 2010 Example Wire Service
                             All Rights Reserved

                              Example Wire Service

                           January 12, 2010 Tuesday

SECTION: INTERNATIONAL NEWS

LENGTH: 120 words

HEADLINE: Sylvania denies that a date was set

BYLINE: By PETER QUILL, Example Wire Service Writer

DATELINE: SYLVANIA CITY

BODY:
   Sylvania's government denied on Tuesday that it had agreed to a date for talks
with Freedonia, and said that the two sides were still speaking about a place.

LOAD-DATE: January 13, 2010
"""

FACTIVA = """World News
Freedonia says talks with Sylvania will resume
By Anna Marlowe
512 words
5 September 2017
08:30 AM
Example Wire Service
EXWS
English
(c) 2017 Example Wire Service Limited

GENEVA (Reuters) - The foreign minister of Freedonia said on Monday that talks with Sylvania would resume next week.

Sylvania has not confirmed the date, and its embassy declined to comment on the report.

Document EXWS000020170905ed9500abc

Sylvania denies that a date was set
240 words
6 September 2017
The Daily Example
DAIEX
3
English
Copyright 2017. The Daily Example. All rights reserved.

Sylvania's government denied on Wednesday that it had agreed to a date for talks with Freedonia.

A spokesman in the capital said that the two sides were still speaking about where to meet.

Document DAIEX00020170906ed9600001

Search Summary
Text freedonia and sylvania
"""

FACTIVA_FIELDS = (
    ("SE", "World News"),
    ("HD", "Freedonia says talks with Sylvania will resume"),
    ("BY", "By Anna Marlowe"),
    ("WC", "512 words"),
    ("PD", "5 September 2017"),
    ("ET", "08:30 AM"),
    ("SN", "Example Wire Service"),
    ("SC", "EXWS"),
    ("LA", "English"),
    ("CY", "(c) 2017 Example Wire Service Limited"),
    ("LP", "The foreign minister of Freedonia said on Monday that talks with Sylvania would resume next week."),
    ("TD", "Sylvania has not confirmed the date, and its embassy declined to comment on the report."),
    ("NS", "gdip : International Relations | gcat : Political/General News"),
    ("RE", "freed : Freedonia | sylva : Sylvania"),
    ("PUB", "Example Wire Service Limited"),
    ("AN", "Document EXWS000020170905ed9500abc"),
)

DEBRIS = (
    "Load-Date", "LOAD-DATE", "Length:", "LENGTH:", "Copyright", "(c) 20", "All Rights Reserved", "512 words",
    "Section:", "SECTION", "End of Document", "DOCUMENTS", "Publication-Type", "ENGLISH", "Classification",
    "Document EXWS", "Search Terms", "User Name", "Byline:", "EXWS", "PHOTO",
)  # fmt: skip
