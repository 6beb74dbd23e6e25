<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%n more after these</source>
        <translation>
            <numerusform>%n more after these</numerusform>
            <numerusform>%n more after these</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were checked.</source>
        <translation>
            <numerusform>%n row was checked.</numerusform>
            <numerusform>%n rows were checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were written</source>
        <translation>
            <numerusform>%n row was written</numerusform>
            <numerusform>%n rows were written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unusual</source>
        <translation>
            <numerusform>%n unusual</numerusform>
            <numerusform>%n unusual</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unusual things wait</source>
        <translation>
            <numerusform>%n unusual thing waits</numerusform>
            <numerusform>%n unusual things wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message numerus="yes">
        <source>It offers %n models.</source>
        <translation>
            <numerusform>It offers %n model.</numerusform>
            <numerusform>It offers %n models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest is older than %n days, and the bot changed since.</source>
        <translation>
            <numerusform>The newest is older than %n day, and the bot changed since.</numerusform>
            <numerusform>The newest is older than %n days, and the bot changed since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message numerus="yes">
        <source>%n contacts</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times sent as it was written.</source>
        <translation>
            <numerusform>%n time sent as it was written.</numerusform>
            <numerusform>%n times sent as it was written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheets</source>
        <translation>
            <numerusform>%n sheet</numerusform>
            <numerusform>%n sheets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slides</source>
        <translation>
            <numerusform>%n slide</numerusform>
            <numerusform>%n slides</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Entities</name>
    <message numerus="yes">
        <source>%n addresses or places</source>
        <translation>
            <numerusform>%n address or place</numerusform>
            <numerusform>%n addresses or places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bank accounts</source>
        <translation>
            <numerusform>%n bank account</numerusform>
            <numerusform>%n bank accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card numbers</source>
        <translation>
            <numerusform>%n card number</numerusform>
            <numerusform>%n card numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n crypto wallets</source>
        <translation>
            <numerusform>%n crypto wallet</numerusform>
            <numerusform>%n crypto wallets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mail addresses</source>
        <translation>
            <numerusform>%n e-mail address</numerusform>
            <numerusform>%n e-mail addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n internet addresses of computers</source>
        <translation>
            <numerusform>%n internet address of a computer</numerusform>
            <numerusform>%n internet addresses of computers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n names</source>
        <translation>
            <numerusform>%n name</numerusform>
            <numerusform>%n names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other findings</source>
        <translation>
            <numerusform>%n other finding</numerusform>
            <numerusform>%n other findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phone numbers</source>
        <translation>
            <numerusform>%n phone number</numerusform>
            <numerusform>%n phone numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n social security numbers</source>
        <translation>
            <numerusform>%n social security number</numerusform>
            <numerusform>%n social security numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n web addresses</source>
        <translation>
            <numerusform>%n web address</numerusform>
            <numerusform>%n web addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more: show them, or search</source>
        <translation>
            <numerusform>%n more: show it, or search</numerusform>
            <numerusform>%n more: show them, or search</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message numerus="yes">
        <source>All %n pages are as written.</source>
        <translation>
            <numerusform>The %n page is as written.</numerusform>
            <numerusform>All %n pages are as written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n file could not be read</numerusform>
            <numerusform>%n files could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are not finished</source>
        <translation>
            <numerusform>%n file is not finished</numerusform>
            <numerusform>%n files are not finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words read</source>
        <translation>
            <numerusform>%n word read</numerusform>
            <numerusform>%n words read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking through the folder: %n files so far</source>
        <translation>
            <numerusform>Looking through the folder: %n file so far</numerusform>
            <numerusform>Looking through the folder: %n files so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n files done</source>
        <translation>
            <numerusform>{done} of %n file done</numerusform>
            <numerusform>{done} of %n files done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{first} to {last} of %n files</source>
        <translation>
            <numerusform>{first} to {last} of %n file</numerusform>
            <numerusform>{first} to {last} of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are still being written.</source>
        <translation>
            <numerusform>%n file is still being written.</numerusform>
            <numerusform>%n files are still being written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files cannot be opened now: {first}…</source>
        <translation>
            <numerusform>%n file cannot be opened now: {first}</numerusform>
            <numerusform>%n files cannot be opened now: {first}…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of a kind that is not read</source>
        <translation>
            <numerusform>%n of a kind that is not read</numerusform>
            <numerusform>%n of kinds that are not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{chosen} of %n changes</source>
        <translation>
            <numerusform>{chosen} of %n change</numerusform>
            <numerusform>{chosen} of %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Handover</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that you called fine</source>
        <translation>
            <numerusform>%n that you called fine</numerusform>
            <numerusform>%n that you called fine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more findings</source>
        <translation>
            <numerusform>Show %n more finding</numerusform>
            <numerusform>Show %n more findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same stands in %n places</source>
        <translation>
            <numerusform>The same stands in %n place</numerusform>
            <numerusform>The same stands in %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message numerus="yes">
        <source>Asked %n times</source>
        <translation>
            <numerusform>Asked %n time</numerusform>
            <numerusform>Asked %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Incident</name>
    <message numerus="yes">
        <source>Documents in which personal data was found: %n.</source>
        <translation>
            <numerusform>Documents in which personal data was found: %n.</numerusform>
            <numerusform>Documents in which personal data was found: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ollama</name>
    <message numerus="yes">
        <source>Ollama runs and has %n models.</source>
        <translation>
            <numerusform>Ollama runs and has %n model.</numerusform>
            <numerusform>Ollama runs and has %n models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnContacts</name>
    <message numerus="yes">
        <source>%n stay readable from now on.</source>
        <translation>
            <numerusform>%n stays readable from now on.</numerusform>
            <numerusform>%n stay readable from now on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n documents</source>
        <translation>
            <numerusform>in %n document</numerusform>
            <numerusform>in %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Paperwork</name>
    <message numerus="yes">
        <source>%n blanks to fill in</source>
        <translation>
            <numerusform>%n blank to fill in</numerusform>
            <numerusform>%n blanks to fill in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are in {folder}.</source>
        <translation>
            <numerusform>%n file is in {folder}.</numerusform>
            <numerusform>%n files are in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonalData</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n different</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different findings</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n different findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow the bot&apos;s setting</source>
        <translation>
            <numerusform>%n follows the bot&apos;s setting</numerusform>
            <numerusform>%n follow the bot&apos;s setting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n kept</numerusform>
            <numerusform>%n kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kinds</source>
        <translation>
            <numerusform>%n kind</numerusform>
            <numerusform>%n kinds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n masked</source>
        <translation>
            <numerusform>%n masked</numerusform>
            <numerusform>%n masked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undecided</source>
        <translation>
            <numerusform>%n undecided</numerusform>
            <numerusform>%n undecided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for your word. Until then the bot does not use this document, and it cannot be exported.</source>
        <translation>
            <numerusform>%n waits for your word. Until then the bot does not use this document, and it cannot be exported.</numerusform>
            <numerusform>%n wait for your word. Until then the bot does not use this document, and it cannot be exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyOverview</name>
    <message numerus="yes">
        <source>%n points block publishing.</source>
        <translation>
            <numerusform>%n point blocks publishing.</numerusform>
            <numerusform>%n points block publishing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Publish</name>
    <message numerus="yes">
        <source>%n points to mend</source>
        <translation>
            <numerusform>%n point to mend</numerusform>
            <numerusform>%n points to mend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide the %n points that are in order</source>
        <translation>
            <numerusform>Hide the %n point that is in order</numerusform>
            <numerusform>Hide the %n points that are in order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %n points that are in order</source>
        <translation>
            <numerusform>Show the %n point that is in order</numerusform>
            <numerusform>Show the %n points that are in order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is about {names} and %n more.</source>
        <translation>
            <numerusform>This is about {names} and %n more.</numerusform>
            <numerusform>This is about {names} and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files may come back: add them under Documents.</source>
        <translation>
            <numerusform>%n file may come back: add it under Documents.</numerusform>
            <numerusform>%n files may come back: add them under Documents.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %n documents?</source>
        <translation>
            <numerusform>Erase %n document?</numerusform>
            <numerusform>Erase %n documents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found in %n documents.</source>
        <translation>
            <numerusform>Found in %n document.</numerusform>
            <numerusform>Found in %n documents.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take them out of %n documents?</source>
        <translation>
            <numerusform>Take them out of %n document?</numerusform>
            <numerusform>Take them out of %n documents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n lines</source>
        <translation>
            <numerusform>{name}: %n line</numerusform>
            <numerusform>{name}: %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>%n documents were erased again for a person.</source>
        <translation>
            <numerusform>%n document was erased again for a person.</numerusform>
            <numerusform>%n documents were erased again for a person.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Site</name>
    <message numerus="yes">
        <source>%n points to mend</source>
        <translation>
            <numerusform>%n point to mend</numerusform>
            <numerusform>%n points to mend</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Spending</name>
    <message numerus="yes">
        <source>%n questions went to a model.</source>
        <translation>
            <numerusform>%n question went to a model.</numerusform>
            <numerusform>%n questions went to a model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server of %n of them did not tell what they used: that is our own estimate, on the dear side.</source>
        <translation>
            <numerusform>The server of %n of them did not tell what it used: that is our own estimate, on the dear side.</numerusform>
            <numerusform>The server of %n of them did not tell what they used: that is our own estimate, on the dear side.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strictness</name>
    <message numerus="yes">
        <source>%n answered though it should not, or with something else.</source>
        <translation>
            <numerusform>%n answered though it should not, or with something else.</numerusform>
            <numerusform>%n answered though it should not, or with something else.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused though the documents answer it.</source>
        <translation>
            <numerusform>%n refused though the documents answer it.</numerusform>
            <numerusform>%n refused though the documents answer them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TablePreview</name>
    <message numerus="yes">
        <source>%n as before</source>
        <translation>
            <numerusform>%n as before</numerusform>
            <numerusform>%n as before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be taken</source>
        <translation>
            <numerusform>%n cannot be taken</numerusform>
            <numerusform>%n cannot be taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more rows</source>
        <translation>
            <numerusform>%n more row</numerusform>
            <numerusform>%n more rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n rows</source>
        <translation>
            <numerusform>Take %n row</numerusform>
            <numerusform>Take %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TesterNotes</name>
    <message numerus="yes">
        <source>%n notes were written.</source>
        <translation>
            <numerusform>%n note was written.</numerusform>
            <numerusform>%n notes were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tests</name>
    <message numerus="yes">
        <source>%n questions were added.</source>
        <translation>
            <numerusform>%n question was added.</numerusform>
            <numerusform>%n questions were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions were written.</source>
        <translation>
            <numerusform>%n question was written.</numerusform>
            <numerusform>%n questions were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n suggested</source>
        <translation>
            <numerusform>Add %n suggested</numerusform>
            <numerusform>Add %n suggested</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask %n questions?</source>
        <translation>
            <numerusform>Ask %n question?</numerusform>
            <numerusform>Ask %n questions?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Understanding</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages in use</source>
        <translation>
            <numerusform>%n passage in use</numerusform>
            <numerusform>%n passages in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points set aside</source>
        <translation>
            <numerusform>%n point set aside</numerusform>
            <numerusform>%n points set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n hosts</source>
        <translation>
            <numerusform>for %n host</numerusform>
            <numerusform>for %n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WebPages</name>
    <message numerus="yes">
        <source>%n more pages are left out.</source>
        <translation>
            <numerusform>%n more page is left out.</numerusform>
            <numerusform>%n more pages are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages can be read.</source>
        <translation>
            <numerusform>%n page can be read.</numerusform>
            <numerusform>%n pages can be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n pages that are gone</source>
        <translation>
            <numerusform>Remove %n page that is gone</numerusform>
            <numerusform>Remove %n pages that are gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
