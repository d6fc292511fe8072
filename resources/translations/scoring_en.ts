<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<!-- Punctuation only: the other texts of this stage are in qtic_en.ts. -->
<context><name>qtic</name>
<message><source>{name}（{track}）</source><translation>{name} ({track})</translation></message>
</context>
</TS>
