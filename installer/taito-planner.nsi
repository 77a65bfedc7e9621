; Windows setup of Taito planner, for one user and without administrator rights. Silent: /S, other folder: /D=path.
; Needs -DPAYLOAD=<folder of the frozen program> -DVERSION=<a.b.c> -DOUTPUT=<setup file>, takes -DICON=<file.ico>.

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh

!define APP "Taito planner"
!define APP_EXE "taito-planner-gui.exe"
!define CLI_EXE "taito-planner.exe"
!define PLAN_TYPE "TaitoPlanner.Plan"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\TaitoPlanner"

Name "${APP}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Taito planner"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "${APP} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${APP}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${APP}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT"

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${APP_EXE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first language is used where Windows speaks neither.
!insertmacro MUI_LANGUAGE "Finnish"
!insertmacro MUI_LANGUAGE "English"

LangString OLD_WINDOWS ${LANG_FINNISH} "Taito planner tarvitsee 64-bittisen Windows 10:n tai uudemman."
LangString OLD_WINDOWS ${LANG_ENGLISH} "Taito planner needs a 64-bit Windows 10 or newer."
LangString STILL_OPEN ${LANG_FINNISH} "Taito planner on auki. Sulje se ja yritä uudelleen."
LangString STILL_OPEN ${LANG_ENGLISH} "Taito planner is open. Close it and try again."
LangString PLAN_NAME ${LANG_FINNISH} "Taito-suunnitelma"
LangString PLAN_NAME ${LANG_ENGLISH} "Taito plan"

; A file in use cannot be opened for writing: then the program is running and must not be half replaced.
!macro RefuseWhileOpen Executable
  ${If} ${FileExists} "$INSTDIR\${Executable}"
    ${Do}
      ClearErrors
      FileOpen $0 "$INSTDIR\${Executable}" a
      ${IfNot} ${Errors}
        FileClose $0
        ${Break}
      ${EndIf}
      ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_OPEN)" /SD IDCANCEL IDCANCEL`
        SetErrorLevel 3
        Quit
      ${EndIf}
    ${Loop}
  ${EndIf}
!macroend

!macro RemoveProgramFiles
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${APP_EXE}"
  Delete "$INSTDIR\${CLI_EXE}"
  Delete "$INSTDIR\LICENSE.txt"
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(OLD_WINDOWS)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section "Program"
  !insertmacro RefuseWhileOpen "${APP_EXE}"
  !insertmacro RefuseWhileOpen "${CLI_EXE}"
  !insertmacro RemoveProgramFiles
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${APP_EXE}"

  WriteRegStr HKCU "Software\Classes\.taito" "" "${PLAN_TYPE}"
  WriteRegStr HKCU "Software\Classes\${PLAN_TYPE}" "" "$(PLAN_NAME)"
  WriteRegStr HKCU "Software\Classes\${PLAN_TYPE}\DefaultIcon" "" "$INSTDIR\${APP_EXE},0"
  WriteRegStr HKCU "Software\Classes\${PLAN_TYPE}\shell\open\command" "" '"$INSTDIR\${APP_EXE}" open "%1"'
  ${RefreshShellIcons}

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${APP_EXE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${APP}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

; Removes the program and nothing else: plans lie where the planner saved them, settings in the user's profile.
Section "Uninstall"
  !insertmacro RefuseWhileOpen "${APP_EXE}"
  !insertmacro RefuseWhileOpen "${CLI_EXE}"
  !insertmacro RemoveProgramFiles
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.taito" ""
  ${If} $0 == "${PLAN_TYPE}"
    DeleteRegKey HKCU "Software\Classes\.taito"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${PLAN_TYPE}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ${RefreshShellIcons}
SectionEnd
